import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** Every state of every part, judged in both themes: takes minutes, so it has a command of its own. */
export default defineConfig({ ...base, projects: [{ name: 'gallery', testMatch: 'gallery.spec.ts' }] });
