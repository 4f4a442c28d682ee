# A starting point: it has not been built yet.
FROM node:24-bookworm-slim
WORKDIR /app
COPY . .
RUN npx -y pnpm@12.21.0 install --frozen-lockfile && npx -y pnpm@12.21.0 run build && mkdir -p /data && chown node:node /data
ENV HOST=0.0.0.0 CATALOG_HOME=/data
VOLUME /data
EXPOSE 4400
USER node
CMD ["node", "api/src/server.ts"]
