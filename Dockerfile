# Never built: nobody had Docker where this was made. Its steps were run one by one outside of it, the last as a user without rights.
FROM node:24-bookworm-slim AS built
WORKDIR /app
COPY . .
RUN npx -y pnpm@12.21.0 install --frozen-lockfile && npx -y pnpm@12.21.0 run build

FROM node:24-bookworm-slim
WORKDIR /app
# The workspace as it is, with what the server alone needs: TypeScript runs unbuilt, but not from under node_modules.
COPY . .
RUN npx -y pnpm@12.21.0 --filter @catalog/api install --prod --frozen-lockfile && rm -rf /root/.npm && mkdir -p /data && chown node:node /data
COPY --from=built /app/site/dist site/dist
ENV HOST=0.0.0.0 PORT=4400 CATALOG_HOME=/data NODE_ENV=production
VOLUME /data
EXPOSE 4400
USER node
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "api/src/server.ts"]
