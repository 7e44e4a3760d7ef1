namespace DeepInit;

/// <summary>What a learning-rate schedule counts.</summary>
public enum ScheduleInterval
{
    /// <summary>Optimiser steps.</summary>
    Step = 0,

    /// <summary>Epochs: the rate stays the same within one.</summary>
    Epoch,
}
