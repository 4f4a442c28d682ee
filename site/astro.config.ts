import { defineConfig } from 'astro/config';
import { pageRenderer } from './adapter/index.ts';

export default defineConfig({
  output: 'server',
  trailingSlash: 'always',
  adapter: pageRenderer(),
  security: { checkOrigin: false },
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 } },
});
