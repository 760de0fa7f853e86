import { engineFlows } from './flows';

engineFlows('webkit');
