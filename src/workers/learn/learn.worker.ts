import { expose } from 'comlink';
import { LearnService } from './learn-service.ts';

expose(new LearnService());
