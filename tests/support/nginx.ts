import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether nginx is installed here. */
export const hasNginx = spawnSync('nginx', ['-v']).error === undefined;

/** A port that nothing listens at. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Starts a plain nginx that serves a folder, or what its server block is said to hold, and waits until it answers. */
export async function startNginx(folder: string, more = ''): Promise<{ address: string; stop: () => Promise<void> }> {
  const prefix = mkdtempSync(join(tmpdir(), 'catalog-nginx-'));
  const port = await freePort();
  const configuration = `
daemon off; pid ${prefix}/pid; error_log ${prefix}/error.log; worker_processes 1; user root;
events { worker_connections 256; }
http {
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off; sendfile on; keepalive_requests 1000000;
  client_body_temp_path ${prefix}/body; proxy_temp_path ${prefix}/proxy; fastcgi_temp_path ${prefix}/fastcgi; uwsgi_temp_path ${prefix}/uwsgi; scgi_temp_path ${prefix}/scgi;
  server { listen 127.0.0.1:${port}; ${more === '' ? `root ${folder};` : more} }
}`;
  writeFileSync(join(prefix, 'nginx.conf'), configuration);
  const child = spawn('nginx', ['-p', prefix, '-c', join(prefix, 'nginx.conf')], { stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      break;
    if (tries > 100) throw new Error('nginx does not answer.');
    await new Promise((passed) => setTimeout(passed, 50));
  }
  const stop = async (): Promise<void> => {
    child.kill('SIGQUIT');
    await once(child, 'exit');
    rmSync(prefix, { recursive: true, force: true });
  };
  return { address, stop };
}
