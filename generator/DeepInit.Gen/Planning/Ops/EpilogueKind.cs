namespace DeepInit.Gen.Planning.Ops;

internal enum EpilogueKind
{
    Forward,
    Gradient,
    Add,
    AddForward,
}
