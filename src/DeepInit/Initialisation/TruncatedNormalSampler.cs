namespace DeepInit.Runtime;

/// <summary>
/// Draws from N(mean, sigma²) restricted to [low, high] by the rejection that suits the cut (Robert 1995, Simulation of truncated normal variables).
/// </summary>
internal readonly struct TruncatedNormalSampler
{
    private readonly double _mean;
    private readonly double _sigma;
    private readonly double _low;
    private readonly double _high;

    // The cuts in units of sigma, from the mean; mirrored when the interval lies on the left, so that _far >= |_near| or both straddle 0.
    private readonly double _near;
    private readonly double _far;
    private readonly double _sign;
    private readonly double _rate;
    private readonly Proposal _proposal;

    internal TruncatedNormalSampler(double mean, double sigma, double low, double high)
    {
        _mean = mean;
        _sigma = sigma;
        _low = low;
        _high = high;
        if (sigma == 0 || low == high)
        {
            _proposal = Proposal.Point;
            return;
        }

        double a = (low - mean) / sigma;
        double b = (high - mean) / sigma;
        bool mirror = b < -a;
        _sign = mirror ? -1 : 1;
        _near = mirror ? -b : a;
        _far = mirror ? -a : b;

        // Beyond 10^100 sigma the distribution is its edge, and the formulas below would overflow.
        if (_near > 1e100)
            _proposal = Proposal.Point;
        else if (_near <= 0)
        {
            // Uniform proposals accept √(2π)/width of the mass inside, normal proposals the mass itself; √(2π) is where they meet.
            _proposal = _far - _near > 2.5066282746310002 ? Proposal.Normal : Proposal.Uniform;
        }
        else
        {
            // The best exponential for the tail beyond _near; a uniform where the interval is shorter than the exponential's mean.
            _rate = 0.5 * (_near + Math.Sqrt((_near * _near) + 4));
            _proposal = _rate * (_far - _near) > 1 ? Proposal.Exponential : Proposal.Uniform;
        }
    }

    private enum Proposal
    {
        Point,
        Normal,
        Uniform,
        Exponential,
    }

    internal double Next(ref RandomStream stream)
    {
        if (_proposal == Proposal.Point)
            return Math.Min(Math.Max(_mean, _low), _high);

        double z = _proposal switch
        {
            Proposal.Normal => FromNormal(ref stream),
            Proposal.Uniform => FromUniform(ref stream),
            _ => FromExponential(ref stream),
        };

        // mean + sigma · z may round past a cut by one unit.
        return Math.Min(Math.Max(_mean + (_sign * _sigma * z), _low), _high);
    }

    private double FromNormal(ref RandomStream stream)
    {
        while (true)
        {
            double z = stream.NextNormal();
            if (z >= _near && z <= _far)
                return z;
        }
    }

    private double FromUniform(ref RandomStream stream)
    {
        // The density is largest at the point of the interval nearest to 0; (peak - z)(peak + z) does not cancel far out.
        double peak = Math.Max(_near, 0);
        while (true)
        {
            double z = _near + ((_far - _near) * stream.NextDouble());
            if (PortableMath.Log(stream.NextOpenDouble()) <= 0.5 * (peak - z) * (peak + z))
                return z;
        }
    }

    private double FromExponential(ref RandomStream stream)
    {
        while (true)
        {
            double z = _near - (PortableMath.Log(stream.NextOpenDouble()) / _rate);
            double distance = z - _rate;
            if (z <= _far && PortableMath.Log(stream.NextOpenDouble()) <= -0.5 * distance * distance)
                return z;
        }
    }
}
