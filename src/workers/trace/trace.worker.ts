import { expose } from 'comlink';
import { TraceService } from './trace-service.ts';

expose(new TraceService());
