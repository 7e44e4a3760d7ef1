namespace DeepInit.Testing;
