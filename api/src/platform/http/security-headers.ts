import type { FastifyInstance, FastifyReply } from 'fastify';

/** One policy for every page: nothing inline, nothing from elsewhere. */
const contentSecurityPolicy = ["default-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "img-src 'self' data:", "object-src 'none'"].join('; ');

const everywhere = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/** The headers that every answer has, but for the number of its request; where the public address is https, browsers are told to stay there. */
export function securityHeaders(baseUrl: string): Readonly<Record<string, string>> {
  return { ...everywhere, ...(baseUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}) };
}

/** Sets the headers of every answer, with the number of its request. */
export function setSecurityHeaders(reply: FastifyReply, requestId: string, headers: Readonly<Record<string, string>> = everywhere): FastifyReply {
  return reply.headers(headers).header('x-request-id', requestId);
}

/** Sets the same security headers on every answer. */
export function addSecurityHeaders(app: FastifyInstance, baseUrl: string): void {
  const headers = securityHeaders(baseUrl);
  app.addHook('onSend', async (request, reply) => {
    // What is framed by a page of ours says itself what it may do, which is less.
    const own = reply.getHeader('content-security-policy');
    setSecurityHeaders(reply, request.id, headers);
    if (typeof own === 'string') reply.header('content-security-policy', own);
  });
}
