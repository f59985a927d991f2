export default {
  app: { name: 'Admin', vendor: 'Meibo' },
  requireJsConfig: {
    deps: ['meibo'],
    ngDeps: ['meibo'],
    paths: { meibo: '/assets/webapps' }
  }
};
