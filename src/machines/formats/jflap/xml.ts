import { SaxesParser } from 'saxes';
import type { ProblemList } from '../../problems.ts';
import type { TextRange } from '../../source-text.ts';

/** An element of an XML document, with its place from `<` to the end of its closing tag. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** The text directly in it. */
  text: string;
  readonly from: number;
  to: number;
  /** Where its closing tag begins; its end where it has none of its own. */
  closing: number;
}

/**
 * The root of an XML document; undefined after an error. A document that brings declarations of its own is refused: what they stand
 * for can grow without end.
 */
export function parseXml(text: string, problems: ProblemList): XmlElement | undefined {
  const reader = new XmlReader(text, problems);
  for (let from = 0; from < text.length && !reader.hasFailed(); from += CHUNK)
    reader.take(text.slice(from, from + CHUNK));
  return reader.end();
}

/** Characters that are parsed before it is asked whether there was an error: after one, the parser finds others in nearly every tag. */
const CHUNK = 1024;

/** Builds the tree of a document of which it is given one piece after the other, up to the first error. */
class XmlReader {
  private readonly text: string;
  private readonly problems: ProblemList;
  private readonly parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  /** The elements that are not closed yet, outermost first. */
  private readonly open: XmlElement[] = [];
  private root: XmlElement | undefined;
  private failed = false;

  constructor(text: string, problems: ProblemList) {
    this.text = text;
    this.problems = problems;
    const { parser } = this;
    parser.on('error', (error) => {
      const at = Math.max(0, parser.position - 1);
      const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
      this.fail({ from: at, to: at + 1 }, `This is no XML: ${reason}.`);
    });
    parser.on('doctype', () => {
      this.fail({ from: 0, to: parser.position }, 'The file declares a document type, which is not read.');
    });
    parser.on('opentag', ({ name, attributes }) => this.begin(name, attributes));
    parser.on('closetag', () => this.close());
    const take = (content: string) => {
      const element = this.open.at(-1);
      if (element) element.text += content;
    };
    parser.on('text', take);
    parser.on('cdata', take);
  }

  hasFailed(): boolean {
    return this.failed;
  }

  take(piece: string): void {
    this.parser.write(piece);
  }

  /** The root, once all pieces are there. */
  end(): XmlElement | undefined {
    if (!this.hasFailed()) this.parser.close();
    if (!this.root) this.fail({ from: 0, to: 0 }, 'The file has no element.');
    return this.hasFailed() ? undefined : this.root;
  }

  private fail(range: TextRange, reason: string): void {
    if (!this.failed) this.problems.error({ code: 'syntax', range, reason });
    this.failed = true;
  }

  private begin(name: string, attributes: Readonly<Record<string, string>>): void {
    const to = this.parser.position;
    const from = Math.max(0, this.text.lastIndexOf('<', to - 1));
    const element = { name, attributes: { ...attributes }, children: [], text: '', from, to, closing: to };
    this.open.at(-1)?.children.push(element);
    this.root ??= element;
    this.open.push(element);
  }

  private close(): void {
    const element = this.open.pop();
    if (!element) return;
    const to = this.parser.position;
    element.to = to;
    element.closing = this.text[to - 2] === '/' ? to : this.text.lastIndexOf('<', to - 1);
  }
}

/** The child elements with one of some names. */
export function childrenOf(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return element.children.filter(({ name }) => names.includes(name));
}

/** A text as XML holds it between tags or in an attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
