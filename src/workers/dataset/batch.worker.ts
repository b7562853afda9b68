import { expose } from 'comlink';
import { BatchService } from './batch-service.ts';

expose(new BatchService());
