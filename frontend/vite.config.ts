/** How the page is built, served while developing, and tested. */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const api = process.env.KAHANIYAA_API ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2022",
    // Nothing becomes a data: address, so that a strict content security policy holds.
    assetsInlineLimit: 0,
  },
  server: { proxy: { "/v1": api } },
  preview: { proxy: { "/v1": api } },
  test: {
    environment: "happy-dom",
    environmentOptions: { happyDOM: { url: "http://kahaniyaa.test/" } },
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
  },
});
