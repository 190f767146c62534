import * as z from 'zod/mini';

// zod compiles schemas with `new Function` where it may. The page's content security policy forbids that, and even the
// attempt is reported as a violation, so in a browser it is switched off before the first schema is made.
if (typeof document !== 'undefined') z.config({ jitless: true });

export { z };
