namespace DeepInit;

/// <summary>
/// Decides what the means of a step divide by. A hook of gradients that adds up those of several machines has this interface, too: with the sum of all machines' divisors
/// in the place of its own, each machine's gradients are its summands of the whole batch's, whatever the shares of rows, the weights of classes and the reductions of several losses.
/// </summary>
public interface IDivisorHook
{
    /// <summary>Called once for every step, before its batch goes through the network. An exception ends the training and changes nothing.</summary>
    /// <param name="divisors">
    /// For each loss, in the order in which they are declared, what its mean over this batch divides by: rows (times pixels or time steps), or the weights of their classes. A loss that is a sum
    /// does not read its own. It is 0 where nothing counts. Each may be replaced by another finite number greater than 0.
    /// </param>
    void OnDivisors(Span<double> divisors);
}
