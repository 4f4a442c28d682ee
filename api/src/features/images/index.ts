export { storeImage, type EncodedImage } from './store-image.ts';
