import { expose } from 'comlink';
import { ExportService } from './export-service.ts';

expose(new ExportService());
