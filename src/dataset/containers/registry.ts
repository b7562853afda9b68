import type { Container } from './container.ts';
import { csv } from './csv.ts';
import { jsonlGz } from './jsonl-gz.ts';
import { jsonl } from './jsonl.ts';
import { parquet, parquetSnappy } from './parquet.ts';

/** Every container, the plainest first. */
export const CONTAINERS: readonly Container[] = [jsonl, jsonlGz, parquet, parquetSnappy, csv];
