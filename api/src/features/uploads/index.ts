export { collectUnused } from './collect-unused.ts';
export { findEvidence, listEvidence, type EvidenceRow } from './evidence.store.ts';
export { evidenceFile, removeEvidence, storeEvidence } from './store-evidence.ts';
export { storeUpload, type StoredImage } from './store-upload.ts';
export { uploadRoutes } from './uploads.routes.ts';
