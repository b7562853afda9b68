import { expose } from 'comlink';
import { loadKernels } from './load-kernels.ts';
import { LabService } from './lab-service.ts';

expose(new LabService(loadKernels));
