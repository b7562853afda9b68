/** The head of an arrow. */
export function EdgeMark({ id, className }: { readonly id: string; readonly className: string | undefined }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="7.5"
      refY="4"
      markerWidth="7"
      markerHeight="7"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path className={className} d="M0 0.5 8 4 0 7.5z" />
    </marker>
  );
}
