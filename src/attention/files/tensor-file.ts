import { strFromU8 } from 'fflate';
import { openNpy } from './npy.ts';
import type { ByteSource } from './byte-source.ts';
import { openSafetensors } from './safetensors.ts';
import type { StoredTensor, TensorFile } from './tensor.ts';
import { zipMembers } from './zip.ts';
import { openJson } from './json-attention.ts';

/** The name of an array that has none: a `.npy` file holds one. */
const UNNAMED = 'attention';

/** Opens a file with tensors, whatever its format: its first bytes tell. Rejected with a sentence where it cannot be read. */
export async function openTensors(source: ByteSource): Promise<TensorFile> {
  const start = await source.slice(0, 9);
  const [first = 0, second = 0] = start;
  if (source.size === 0) throw new Error(`${source.name}: it is empty.`);
  // A length below 4 GB, then the header in JSON: its first bytes may be those of any other format.
  if (start.length === 9 && start.subarray(4, 8).every((byte) => byte === 0) && start[8] === 0x7b)
    return openSafetensors(source);
  if (first === 0x93) return ofArrays(new Map([[UNNAMED, source]]));
  if (first === 0x50 && second === 0x4b) return openZip(source);
  // Protocol 2 and above begin with this byte and the protocol’s number.
  if (first === 0x80 && second <= 5) throw new Error(pickleProblem(source.name));
  if (first === 0x89 && second === 0x48)
    throw new Error(`${source.name}: HDF5 is not read here; save the array with numpy.save.`);
  if (/^\s*[[{]/.test(strFromU8(start, true))) return openJson(source);
  if (/\.(pkl|pickle|pt|pth)$/i.test(source.name)) throw new Error(pickleProblem(source.name));
  if (/\.safetensors$/i.test(source.name)) return openSafetensors(source);
  throw new Error(
    `${source.name}: its first bytes are of no format that is read here; allowed: .npy, .npz, .safetensors, or JSON.`,
  );
}

async function openZip(source: ByteSource): Promise<TensorFile> {
  const members = await zipMembers(source);
  if (members.some(({ name }) => /(^|\/)data\.pkl$/.test(name)))
    throw new Error(
      `${source.name}: a file of torch.save (.pt) holds a pickle, which can run any code and is not read here. This line converts it: import torch, numpy; numpy.savez("attention.npz", attention=torch.stack([l[0] for l in torch.load("${source.name}")]).half().numpy())`,
    );
  const arrays = members.filter(({ name }) => name.endsWith('.npy'));
  if (arrays.length === 0)
    throw new Error(`${source.name}: there is no .npy file in this archive, as numpy.savez writes it.`);
  const sources = await Promise.all(
    arrays.map(async (member) => [member.name.replace(/\.npy$/, ''), await member.open()] as const),
  );
  return ofArrays(new Map(sources));
}

async function ofArrays(sources: ReadonlyMap<string, ByteSource>): Promise<TensorFile> {
  const tensors = new Map<string, StoredTensor>();
  const texts = new Map<string, readonly string[]>();
  for (const [name, source] of sources) {
    const array = await openNpy(source);
    if (array.kind === 'texts') texts.set(name, array.texts);
    else tensors.set(name, array.tensor);
  }
  return { tensors, texts, metadata: {} };
}

function pickleProblem(name: string): string {
  return `${name}: it is a pickle, which can run any code and is not read here. Save numbers: numpy.savez("attention.npz", attention=a)`;
}
