import { createTranslator } from 'use-intl/core';
import en from './en.json';
import es from './es.json';
import type { Locale } from './locales';

const MESSAGES: Readonly<Record<Locale, typeof en>> = { en, es };

/**
 * The interface's words where there is no page: in files, feeds and letters.
 * @param namespace  a part of the messages, such as `taking`
 * Moments are worded in UTC; a message that names another zone says so.
 */
export const translatorOf = <const Namespace extends keyof typeof en>(locale: Locale, namespace: Namespace) =>
  createTranslator({ locale, messages: MESSAGES[locale], namespace, timeZone: 'UTC' });
