import { expose } from 'comlink';
import { AttentionService } from './attention-service.ts';

expose(new AttentionService());
