using DeepInit.Interrupted;

// Trains with a checkpoint, which tests interrupt: argument 0 is the checkpoint, argument 1 takes the final weights.
InterruptedTraining.Run(args[0], args[1]);
