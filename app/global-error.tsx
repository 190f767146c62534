'use client';

import './globals.css';

/** When not even the frame of the page could be made, in the faces that the machine has. The reader's language is not known here, so both are said. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Entente</title>
        <main className="px-(--margin) pt-8 pb-12">
          <h1 className="t-h1 mb-3">The desk could not be set</h1>
          <p className="t-read mb-4">The server met a fault. Nothing was lost.</p>
          <p className="t-read mb-4" lang="es">
            No se pudo componer la mesa: el servidor tuvo un fallo. No se perdió nada.
          </p>
          <button type="button" className="action t-body" onClick={reset}>
            Try again · <span lang="es">Probar de nuevo</span>
          </button>
          {error.digest && <p className="mt-6 text-ink-3">{error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
