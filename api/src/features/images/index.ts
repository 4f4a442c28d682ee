export { hasImage } from './find-image.ts';
export { storeImages, type EncodedImage } from './store-image.ts';
