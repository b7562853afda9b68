import { expose } from 'comlink';
import { MachineService } from './machine-service.ts';

expose(new MachineService());
