import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

import { PATHS } from './src/app/paths.js';

/** Tells the server which addresses are pages. */
const pathsForServer: Plugin = {
  name: 'paths-for-server',
  generateBundle() {
    const source = JSON.stringify(Object.values(PATHS));
    this.emitFile({ type: 'asset', fileName: 'paths.json', source });
  },
};

export default defineConfig({
  plugins: [react(), tailwindcss(), pathsForServer],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing is inlined as a data: URI, so the content security policy can stay narrow.
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  server: {
    port: 4300,
    // The refresh cookie is same-origin: in development the API is reached through this server.
    proxy: { '/api': { target: 'http://127.0.0.1:3000', changeOrigin: false } },
  },
});
