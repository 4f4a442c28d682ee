export { featureForms } from './feature-forms.routes.ts';
export { featureRoutes } from './features.routes.ts';
export { managedFeatureRoutes } from './manage-features.routes.ts';
export { insertFeature, isFeatured, listFeaturedAt, listFeatureTurns, type FeatureRow } from './feature.store.ts';
