import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react(), tailwindcss()],
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
