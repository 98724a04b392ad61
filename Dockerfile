FROM node:22-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY server/install.mjs server/install.mjs
RUN node server/install.mjs
COPY . .
RUN npm run build && mkdir /donnees && chown node /donnees
USER node
ENV HOST=0.0.0.0 QG_HOME=/donnees
EXPOSE 3000
CMD ["node", "--import", "tsx", "server/main.ts"]
