# Two stages: everything is built with the full toolchain, and served without it.
FROM node:22-bookworm-slim AS build
WORKDIR /entente
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATA_DIR=/data
WORKDIR /entente
COPY --from=build --chown=root:root /entente/package.json /entente/next.config.js ./
COPY --from=build --chown=root:root /entente/node_modules ./node_modules
COPY --from=build --chown=root:root /entente/.next ./.next
COPY --from=build --chown=root:root /entente/public ./public
COPY --from=build --chown=root:root /entente/dist ./dist
COPY --from=build --chown=root:root /entente/server/cli/start.mjs /entente/server/cli/sources.mjs ./server/cli/
RUN mkdir /data && chown node:node /data && mkdir -p .next/cache && chown node:node .next/cache
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=4s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that SIGTERM reaches it and it can stop gracefully.
CMD ["node", "server/cli/start.mjs"]
