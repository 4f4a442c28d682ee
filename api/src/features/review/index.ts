export { findLastDecision, findOpenRequest } from './open-comments.ts';
export { measureWaiting } from './measure-waiting.ts';
export { readReasons, type Reasons } from './read-reasons.ts';
export { reviewForms } from './review-forms.routes.ts';
export { reviewRoutes } from './review.routes.ts';
export { runChecks, runLinkChecks } from './run-checks.ts';
export { submitForReview } from './submit-for-review.ts';
export { tellReceived } from './tell-received.ts';
export { tellPublished } from './tell-published.ts';
