import { expose } from 'comlink';
import { PreviewService } from './preview-service.ts';

expose(new PreviewService());
