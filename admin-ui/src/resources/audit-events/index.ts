import HistoryIcon from '@mui/icons-material/HistoryEduOutlined';
import { AuditEventList } from './audit-event-list';

export const auditEvents = {
  list: AuditEventList,
  icon: HistoryIcon,
  options: { label: 'Audit trail' },
};
