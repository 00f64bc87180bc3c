import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';

type Props = {
  label: string;
  /** For what is chosen among several. */
  isPressed?: boolean;
  className?: string;
  style?: CSSProperties;
  onPress: () => void;
  children: ReactNode;
};

/** A part of a drawing that is a button, for the pointer and the keyboard alike. */
export function DrawnButton({ label, isPressed, className = '', style, onPress, children }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onPress();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button of its own
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={isPressed}
      onClick={onPress}
      onKeyDown={onKeyDown}
      style={style}
      className={`group cursor-pointer outline-none ${className}`}
    >
      {children}
    </g>
  );
}
