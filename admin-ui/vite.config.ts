import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

import { PATHS } from './src/paths.js';

/** Tells the server which addresses are pages. */
const pathsForServer: Plugin = {
  name: 'paths-for-server',
  generateBundle() {
    const source = JSON.stringify(PATHS.map((path) => `/admin${path}`));
    this.emitFile({ type: 'asset', fileName: 'paths.json', source });
  },
};

export default defineConfig({
  base: '/admin/',
  plugins: [react(), pathsForServer],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing is inlined as a data: URI, so the content security policy can stay narrow.
    assetsInlineLimit: 0,
    sourcemap: false,
    // One program for staff, loaded once and cached for a year: the framework is most of it.
    chunkSizeWarningLimit: 1600,
  },
  server: {
    port: 4301,
    // The refresh cookie is same-origin: in development the API is reached through this server.
    proxy: { '/api': { target: 'http://127.0.0.1:3000', changeOrigin: false } },
  },
});
