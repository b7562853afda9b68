import type { MeasureText } from './diagram-layout.ts';

/** As in the style sheet; the label is measured as heavy as it gets when its state is the current one. */
const FONTS = { label: '600 11px', detail: '400 10px', group: '600 12px' };

/** Measures texts in the font of an element, once that font is there. */
export async function textMeasure(element: Element): Promise<MeasureText> {
  const family = getComputedStyle(element).fontFamily;
  // Without its font a text is measured in the fallback: the boxes are then a little off, which is no reason to draw nothing.
  await Promise.all(Object.values(FONTS).map((font) => document.fonts.load(`${font} ${family}`))).catch(
    () => undefined,
  );
  const context = document.createElement('canvas').getContext('2d');
  return (text, kind) => {
    if (!context) return text.length * 7;
    context.font = `${FONTS[kind]} ${family}`;
    return context.measureText(text).width;
  };
}
