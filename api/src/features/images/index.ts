export { storeImages } from './store-image.ts';
