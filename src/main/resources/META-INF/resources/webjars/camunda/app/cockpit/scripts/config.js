export default {
  app: { name: 'Cockpit', vendor: 'Meibo' },
  requireJsConfig: {
    deps: ['meibo'],
    ngDeps: ['meibo'],
    paths: { meibo: '/assets/webapps' }
  }
};
