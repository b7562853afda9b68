import { expose } from 'comlink';
import { loadKernels } from './load-kernels.ts';
import { TrainingService } from './training-service.ts';
import { browserStore } from './training-store.ts';

expose(new TrainingService(loadKernels, browserStore));
