import type { FastifyInstance, FastifyReply } from 'fastify';

/** One policy for every page: nothing inline, nothing from elsewhere. */
const contentSecurityPolicy = ["default-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "img-src 'self' data:", "object-src 'none'"].join('; ');

/** Sets the headers of every answer, with the number of its request. */
export function setSecurityHeaders(reply: FastifyReply, requestId: string): FastifyReply {
  return reply
    .header('content-security-policy', contentSecurityPolicy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'strict-origin-when-cross-origin')
    .header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('x-request-id', requestId);
}

/** Sets the same security headers on every answer; where the public address is https, browsers are told to stay there. */
export function addSecurityHeaders(app: FastifyInstance, baseUrl: string): void {
  const isSecure = baseUrl.startsWith('https:');
  app.addHook('onSend', async (request, reply) => {
    setSecurityHeaders(reply, request.id);
    if (isSecure) reply.header('strict-transport-security', 'max-age=31536000');
  });
}
