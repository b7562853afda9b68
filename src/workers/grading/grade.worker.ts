import { expose } from 'comlink';
import { GradingService } from './grading-service.ts';

expose(new GradingService());
