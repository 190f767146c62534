/** Seen only by whoever reaches it with Tab: past what stands between here and there. */
export function SkipLink({ to, children }: { to: `#${string}`; children: string }) {
  return (
    <a href={to} className="t-label absolute top-0 left-0 z-10 -translate-y-full bg-paper px-4 py-2 focus:translate-y-0">
      {children}
    </a>
  );
}
