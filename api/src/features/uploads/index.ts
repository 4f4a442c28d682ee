export { collectUnused } from './collect-unused.ts';
export { findEvidence, listEvidence, type EvidenceRow } from './evidence.store.ts';
export { evidenceOfListing } from './show-evidence.ts';
export { attachEvidence, evidenceFile, getEvidence, removeEvidence, storeEvidence, type EvidenceDeps } from './store-evidence.ts';
export { storeUpload, type StoredImage } from './store-upload.ts';
export { uploadRoutes } from './uploads.routes.ts';
