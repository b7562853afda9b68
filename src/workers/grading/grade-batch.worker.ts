import { expose } from 'comlink';
import { GradeBatchService } from './batch-service.ts';

expose(new GradeBatchService());
