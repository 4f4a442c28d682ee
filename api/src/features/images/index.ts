export { hasImage } from './find-image.ts';
export { storeImages } from './store-image.ts';
